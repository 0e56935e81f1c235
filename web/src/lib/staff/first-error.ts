/** Go to the first field that must be changed, once it is marked: on a phone it may be far away. */
export const focusFirstError = (): void =>
  void requestAnimationFrame(() =>
    document.querySelector<HTMLElement>('form :is([aria-invalid], [data-wrong] input)')?.focus(),
  );
