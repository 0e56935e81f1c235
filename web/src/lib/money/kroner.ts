import { i18n } from '../i18n/index.svelte.ts';

/** An amount of øre as people say it: whole kroner without decimals. */
export function kroner(ore: number): string {
  const decimals = ore % 100 ? 2 : 0;
  const tag = i18n.locale === 'da' ? 'da-DK' : 'en-GB';
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return `${new Intl.NumberFormat(tag, digits).format(ore / 100)} kr.`;
}

/** The øre of an amount somebody wrote in kroner, with a comma or a point; null where it is none. */
export function oreOf(written: string): number | null {
  const found = /^([-−]?)\s*(\d{1,7})(?:[.,](\d{1,2}))?\s*(?:kr\.?)?$/.exec(written.trim());
  if (!found) return null;
  const [, minus, whole, part = ''] = found;
  const ore = Number(whole) * 100 + Number(part.padEnd(2, '0'));
  return minus ? -ore : ore;
}
