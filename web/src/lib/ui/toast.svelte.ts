export interface Toast {
  text: string;
  /** Offers Fortryd; the act itself should already be done or be waiting for `onexpire`. */
  undo?: () => void;
  /** Called when the toast goes away without Fortryd. */
  onexpire?: () => void;
}

const STAY_MS = 6_000;
let shown = $state.raw<Toast | null>(null);
let timer: ReturnType<typeof setTimeout> | undefined;

/** Say what happened, for six seconds. A new one takes the place of the one before. */
export function toast(text: string, options: Omit<Toast, 'text'> = {}): void {
  expire();
  shown = { text, ...options };
  timer = setTimeout(expire, STAY_MS);
}

export const toasts = {
  get shown(): Toast | null {
    return shown;
  },
  undo(): void {
    const undone = take();
    undone?.undo?.();
  },
  /** Keep it while somebody reads it or is on the button. */
  hold: (): void => clearTimeout(timer),
  release: (): void => {
    clearTimeout(timer);
    timer = setTimeout(expire, STAY_MS);
  },
};

function take(): Toast | null {
  clearTimeout(timer);
  const taken = shown;
  shown = null;
  return taken;
}

function expire(): void {
  take()?.onexpire?.();
}
