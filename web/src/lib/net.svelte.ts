let online = $state(navigator.onLine);

addEventListener('online', () => (online = true));
addEventListener('offline', () => (online = false));

/** Whether the phone itself says it has a net. The server may still be away. */
export const net = {
  get online(): boolean {
    return online;
  },
};
