import { describe, expect, it } from 'vitest';
import { da as daDoor } from './da/index.ts';
import { da as daInside } from './da/inside/index.ts';
import { da as daStaff } from './da/staff/index.ts';
import { en as enDoor } from './en/index.ts';
import { en as enInside } from './en/inside/index.ts';
import { en as enStaff } from './en/staff/index.ts';
import { lix, texts } from './readability.ts';

const da = { ...daDoor, ...daInside };
const en = { ...enDoor, ...enInside };

/** Safety, consent, reports and help must be the easiest of all. */
const EASIEST: Record<string, number> = {
  help: 25,
  report: 25,
  join: 25,
  signIn: 25,
  face: 25,
  groups: 25,
  alerts: 25,
  night: 25,
};
const EASY = 30;
const SENTENCES = /[.!?]$/;
/** Words one never says to a youth. */
const NEVER =
  /\b(brugere(n|ne)?|(en|som|for) bruger|klient\w*|anbragt\w*|sags(behandler|nummer)\w*|borger\w*)\b|\b(users?|clients?|in care)\b/i;

const keys = (catalog: object): string[] => texts(catalog).map(([path]) => path);

describe('the catalogs', () => {
  it('have the same texts in both languages', () => {
    expect(keys(en)).toEqual(keys(da));
    expect(keys(enStaff)).toEqual(keys(daStaff));
  });

  it('leave no text empty', () => {
    const empty = [da, en, daStaff, enStaff].flatMap((catalog) =>
      texts(catalog).filter(([, text]) => !text.trim()),
    );
    expect(empty).toEqual([]);
  });

  it('never call a youth a case, a client or a user', () => {
    const bad = [...texts(da), ...texts(en)].filter(([, text]) => NEVER.test(text));
    expect(bad).toEqual([]);
  });

  it('differ where they should: nothing was left in Danish', () => {
    const danish = texts(en).filter(([, text]) => /[æøå]/i.test(text) && !text.includes('BørneTelefonen'));
    expect(danish).toEqual([]);
  });
});

describe('LIX', () => {
  it('is words a sentence plus the share of long words', () => {
    expect(lix('Vi ses i morgen. Husk madpakken.')).toBeCloseTo(6 / 2 + 100 / 6);
  });

  it.each(Object.entries(da))('of the Danish texts in "%s" is low enough', (part, catalog) => {
    const sentences = texts(catalog).filter(([, text]) => SENTENCES.test(text));
    expect(lix(sentences.map(([, text]) => text).join(' '))).toBeLessThanOrEqual(EASIEST[part] ?? EASY);
  });

  it('of every longer Danish text is low enough by itself', () => {
    const hard = texts(da)
      .filter(([, text]) => text.split(/\s+/).length >= 14)
      .map(
        ([path, text]) => [path, Math.round(lix(text)), EASIEST[path.split('.')[0] ?? ''] ?? EASY] as const,
      )
      .filter(([, measured, limit]) => measured > limit);
    expect(hard).toEqual([]);
  });
});
