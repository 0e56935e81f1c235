const PRESS_MS = 500;
const STILL_PX = 10;

/** A finger that rests on one spot. */
export class LongPress {
  readonly #onpress: (target: Element) => void;
  #pressed: { timer: ReturnType<typeof setTimeout>; x: number; y: number } | undefined;

  constructor(onpress: (target: Element) => void) {
    this.#onpress = onpress;
  }

  get isUnderWay(): boolean {
    return this.#pressed !== undefined;
  }

  touched = ({ pointerType, target, clientX: x, clientY: y }: PointerEvent): void => {
    this.letGo();
    if (pointerType !== 'touch' || !(target instanceof Element)) return;
    this.#pressed = { timer: setTimeout(() => this.#press(target), PRESS_MS), x, y };
  };

  moved = ({ clientX, clientY }: PointerEvent): void => {
    const from = this.#pressed;
    if (from && Math.hypot(clientX - from.x, clientY - from.y) > STILL_PX) this.letGo();
  };

  letGo = (): void => {
    clearTimeout(this.#pressed?.timer);
    this.#pressed = undefined;
  };

  /** The finger that is lifted presses nothing of what opened under it, however late a slow phone tells of it. */
  #press(target: Element): void {
    const swallow = (event: MouseEvent): void => {
      if (event.detail) event.stopPropagation(); // A press of a key counts no fingers.
    };
    addEventListener('click', swallow, true);
    const touched = (): void => removeEventListener('click', swallow, true);
    addEventListener('pointerdown', touched, { once: true, capture: true });
    this.#onpress(target);
  }
}
