import { redirect } from '@sveltejs/kit';
import { ownPath } from './paths.ts';
import { session } from './session.svelte.ts';

const back = (url: URL): string => `?next=${encodeURIComponent(url.pathname)}`;

/** Only for those who are signed in and let in; others are sent to the door. Call in a layout's `load`. */
export async function requireMember(url: URL): Promise<void> {
  await session.start();
  if (!session.me) redirect(307, `/sign-in${back(url)}`);
  if (session.me.status !== 'active') redirect(307, '/pending');
}

/** Only for those who hold one of these capabilities. Call in `load` after the layout's `requireMember`. */
export async function requireCapability(url: URL, ...capabilities: string[]): Promise<void> {
  await requireMember(url);
  if (!capabilities.some(session.can)) redirect(307, '/');
}

/** Where to go on to after signing in. */
export const nextPath = (url: URL): string => ownPath(url.searchParams.get('next'));
