const KEY = 'flok.push';

/** Whether this browser can be rung at all. */
export const canPush = (): boolean =>
  'PushManager' in globalThis && 'Notification' in globalThis && 'serviceWorker' in navigator;

let declined = $state(localStorage.getItem(KEY) === 'no');

/** Whether one may be asked about push on this phone: it can, and nobody has answered yet. */
export const pushMayBeAsked = {
  get now(): boolean {
    return !declined && canPush() && Notification.permission === 'default';
  },
  /** Never ask again by ourselves; the settings still offer it. */
  decline(): void {
    localStorage.setItem(KEY, 'no');
    declined = true;
  },
};
