import { csrfToken } from '#lib/api/client.ts';

/** Nobody is signed in on this phone: go straight to the door, before the screens behind it are fetched. */
export function init(): void {
  if (location.pathname === '/' && !csrfToken()) history.replaceState(null, '', '/sign-in?next=%2F');
}
