import * as accounts from './api/accounts.ts';
import { onSignedOut } from './api/client.ts';
import { asProblem } from './api/problem.ts';
import type { Me } from './api/types.ts';
import { setLocale } from './i18n/index.svelte.ts';
import { forgetAll, keep, recall } from './keep.ts';

let me = $state.raw<Me | null>(null);
let started: Promise<void> | undefined;
const endings = new Set<() => unknown>();

/** Who is signed in on this device. Await `session.start()` before the first look (the layouts' loads do). */
export const session = {
  get me(): Me | null {
    return me;
  },
  can: (capability: string): boolean => me?.capabilities.includes(capability) ?? false,
  /** Ask the server once who is signed in; without net, the one it was last. */
  start: (): Promise<void> => (started ??= find()),
  /** Ask again, e.g. whether a pending account has been let in. */
  refresh: async (): Promise<void> => set(await accounts.getMe()),
  signIn: async (credentials: accounts.Credentials): Promise<void> => set(await accounts.signIn(credentials)),
  signOut: async (): Promise<void> => {
    await accounts.signOut();
    await end();
  },
  change: async (changes: accounts.MeChanges): Promise<void> => set(await accounts.changeMe(changes)),
};

/** Call `listener` whenever the session ends, to close what belongs to it. */
export const onSessionEnd = (listener: () => unknown): void => void endings.add(listener);

async function find(): Promise<void> {
  try {
    set(await accounts.getMe());
  } catch (thrown) {
    if (asProblem(thrown).offline) me = (await recall<Me>('me')) ?? null;
  }
}

function set(account: Me): void {
  me = account;
  void keep('me', account);
  void setLocale(account.language);
}

async function end(): Promise<void> {
  me = null;
  endings.forEach((listener) => listener());
  await Promise.all([forgetAll(), silence()]);
}

/** Whose session is over is not rung here any more; the server has forgotten the address too. */
async function silence(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration();
  const subscribed = await registration?.pushManager?.getSubscription();
  await Promise.all([subscribed?.unsubscribe(), navigator.clearAppBadge?.()]).catch(() => undefined);
}

onSignedOut(() => {
  if (me) void end();
});
