import { self as worker } from '$app/service-worker';
import { ownPath } from '#lib/paths.ts';

/** What the server sends: a neutral line and where a press leads, never a name or a word of what was written. */
interface Told {
  kind: string;
  title: string;
  body: string;
  path: string;
}
/** Where nothing could be read: the same as the server would say. */
const SOMETHING: Told = { kind: 'other', title: 'Flok', body: 'Du har noget nyt.', path: '/' };
const CSRF = 'flok_csrf';

/** The event by which a browser tells that it has changed an address by itself; not in every version of the types. */
interface Changed extends ExtendableEvent {
  readonly newSubscription?: PushSubscription | null;
  readonly oldSubscription?: PushSubscription | null;
}

/** Say that there is something new. */
export async function ring(event: PushEvent): Promise<void> {
  const { kind, title, body, path } = toldBy(event.data);
  // One of each kind: what came before it is no longer news.
  await worker.registration.showNotification(title, {
    body,
    tag: kind,
    icon: '/icon-192.png',
    data: { path: ownPath(path) },
  });
  await navigator.setAppBadge?.().catch(() => undefined);
}

/** Go where the notification leads, in the window that is open if there is one. */
export async function open(event: NotificationEvent): Promise<void> {
  event.notification.close();
  const { path } = event.notification.data as { path: string };
  const [window] = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (!window) return void (await worker.clients.openWindow(path));
  await window.focus();
  await window.navigate(path).catch(() => worker.clients.openWindow(path));
}

/** Tell the server the new address. Where the key of the session cannot be read here, the app does so when it is opened. */
export async function renew(event: Changed): Promise<void> {
  const subscription = event.newSubscription ?? (await subscribedAnew(event.oldSubscription));
  const key = await worker.cookieStore?.get(CSRF);
  if (!subscription || !key?.value) return;
  const { endpoint, keys } = subscription.toJSON();
  await fetch('/api/v1/notifications/push-subscriptions', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': decodeURIComponent(key.value) },
    body: JSON.stringify({ endpoint, keys }),
  });
}

const subscribedAnew = async (old?: PushSubscription | null): Promise<PushSubscription | null> =>
  old ? worker.registration.pushManager.subscribe(old.options as PushSubscriptionOptionsInit) : null;

function toldBy(data: PushMessageData | null): Told {
  try {
    return { ...SOMETHING, ...(data?.json() as Partial<Told> | undefined) };
  } catch {
    return SOMETHING;
  }
}
