import { error, redirect } from '@sveltejs/kit';
import { ownPath } from './paths.ts';
import { session } from './session.svelte.ts';

const back = (url: URL): string => `?next=${encodeURIComponent(url.pathname)}`;

/** Only for those who are signed in and let in; others are sent to the door. Call in a layout's `load`. */
export async function requireMember(url: URL): Promise<void> {
  await session.start();
  if (!session.me) redirect(307, `/sign-in${back(url)}`);
  if (session.me.status !== 'active') redirect(307, '/pending');
}

/** Only for those who hold one of these capabilities; others are told so. Call in `load` of an adult screen. */
export async function requireCapability(url: URL, ...capabilities: string[]): Promise<void> {
  await requireMember(url);
  if (!capabilities.some(session.can)) error(403);
}

/** Only for adults, whatever their tasks; youths are told so. Call in `load` of a screen every adult may use. */
export async function requireAdult(url: URL): Promise<void> {
  await requireMember(url);
  if (session.me?.kind !== 'adult') error(403);
}

/** Where to go on to after signing in. */
export const nextPath = (url: { searchParams: Pick<URLSearchParams, 'get'> }): string =>
  ownPath(url.searchParams.get('next'));
