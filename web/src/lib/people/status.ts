import type { Listed } from '../api/people.ts';

export type Status = Listed;

export const STATUSES: Status[] = ['pending', 'active', 'suspended'];

/** The status an address asks for; those at the door when it says none. */
export const statusOf = (wanted: string | null): Status =>
  STATUSES.find((status) => status === wanted) ?? 'pending';

/** The address of a list, or of one person in it. */
export const hrefOf = (status: Status, id?: string): string =>
  `/people?status=${status}${id ? `&person=${encodeURIComponent(id)}` : ''}`;
