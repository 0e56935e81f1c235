export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const KEY = 'flok.theme';
const isTheme = (value: unknown): value is Theme => themes.includes(value as Theme);

let chosen = $state<Theme>('system');

/** Light, dark, or as the phone is; kept on this device. */
export const theme = {
  get chosen(): Theme {
    return chosen;
  },
  choose(wanted: Theme): void {
    localStorage.setItem(KEY, wanted);
    show(wanted);
  },
  /** Put on what was chosen last time. */
  start(): void {
    const kept = localStorage.getItem(KEY);
    show(isTheme(kept) ? kept : 'system');
  },
};

function show(wanted: Theme): void {
  chosen = wanted;
  if (wanted === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = wanted;
}
