import type { AccountCard } from '../api/types.ts';

/** What a coordinator can give an adult. */
export const ROLES = ['referrer', 'moderator', 'matchmaker', 'organiser', 'duty', 'coordinator'];

export type Grant = AccountCard['roles'][number];

/** A role whose screening has run out gives no rights. Days as `2026-11-23`. */
export const isOutdated = (grant: Pick<Grant, 'screened_until'>, today: string): boolean =>
  grant.screened_until !== null && grant.screened_until < today;
