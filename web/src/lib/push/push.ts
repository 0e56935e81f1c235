import { getPushKey, subscribe, unsubscribe } from '../api/alerts.ts';
import { forget, keep, recall } from '../keep.ts';
import { canPush } from './asking.svelte.ts';

/** How it is on this phone: it rings, it could, it was told never to, or it cannot. */
export type PushState = 'on' | 'off' | 'refused' | 'cannot';

/** What the server calls the subscription of this phone. */
interface Kept {
  id: string;
  endpoint: string;
}
const KEPT = 'push';

export async function pushState(): Promise<PushState> {
  if (!canPush()) return 'cannot';
  if (Notification.permission === 'denied') return 'refused';
  const subscribed = await current();
  return subscribed && Notification.permission === 'granted' ? 'on' : 'off';
}

/** Ask the phone and tell the server. Call from a press: browsers ask nobody otherwise. Throws Problem. */
export async function turnOn(): Promise<PushState> {
  if (!canPush()) return 'cannot';
  if ((await Notification.requestPermission()) !== 'granted') return 'refused';
  const [applicationServerKey, { pushManager }] = await Promise.all([
    getPushKey(),
    navigator.serviceWorker.ready,
  ]);
  try {
    await tell(await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey }));
  } catch (thrown) {
    // The browser's own push service is out of reach, or there is none in this browser.
    if (thrown instanceof DOMException) return 'cannot';
    throw thrown;
  }
  return 'on';
}

export async function turnOff(): Promise<PushState> {
  const [subscribed, kept] = await Promise.all([current(), recall<Kept>(KEPT)]);
  if (kept) await unsubscribe(kept.id);
  await Promise.all([subscribed?.unsubscribe(), forget(KEPT)]);
  return 'off';
}

/** The browser may have changed the address behind our back: tell the server the one that rings. */
export async function renew(): Promise<void> {
  const [subscribed, kept] = await Promise.all([current(), recall<Kept>(KEPT)]);
  if (subscribed && subscribed.endpoint !== kept?.endpoint) await tell(subscribed);
}

const current = async (): Promise<PushSubscription | null> => {
  const registration = await navigator.serviceWorker.getRegistration();
  return (await registration?.pushManager.getSubscription()) ?? null;
};

async function tell(subscribed: PushSubscription): Promise<void> {
  const { keys } = subscribed.toJSON();
  const { endpoint } = subscribed;
  const { id } = await subscribe({ endpoint, keys: { p256dh: keys?.p256dh ?? '', auth: keys?.auth ?? '' } });
  await keep(KEPT, { id, endpoint } satisfies Kept);
}
