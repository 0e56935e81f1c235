/** How often something happens again, in the words an organiser would use. */
export const REPEATS = ['once', 'weekly', 'fortnightly', 'monthly'] as const;
export type Repeat = (typeof REPEATS)[number];

/** How often a rule repeats and until when; what we have no word for is null. */
export function readRule(rule: string | null | undefined): { repeat: Repeat | null; until: string } {
  if (!rule) return { repeat: 'once', until: '' };
  const until = /UNTIL=(\d{4})(\d{2})(\d{2})/.exec(rule)?.slice(1).join('-') ?? '';
  const often = rule.replace(/;(?:UNTIL|COUNT)=[^;]*/g, '');
  if (often === 'FREQ=WEEKLY') return { repeat: 'weekly', until };
  if (often === 'FREQ=WEEKLY;INTERVAL=2') return { repeat: 'fortnightly', until };
  return { repeat: /^FREQ=MONTHLY;BYDAY=(?:-1|[1-4])[A-Z]{2}$/.test(often) ? 'monthly' : null, until };
}
