import type { ConcernSummary } from '../api/types.ts';

type Clock = ConcernSummary['clocks'][number];

const HOUR_MS = 3_600_000;

/** The clock to look at: the one that ran out first, else the one that runs out next, with the whole hours left. */
export function nextClock(
  clocks: readonly Clock[],
  now: Date,
): { name: Clock['name']; hours: number; late: boolean } | null {
  const [first] = [...clocks].sort((one, other) => one.due_at.localeCompare(other.due_at));
  if (!first) return null;
  const left = Date.parse(first.due_at) - now.getTime();
  return { name: first.name, hours: Math.max(0, Math.floor(left / HOUR_MS)), late: left <= 0 };
}
