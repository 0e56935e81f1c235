/** The half year before this one: 2026H1 comes after 2025H2. */
export const before = (half: string): string =>
  half.endsWith('H2') ? `${half.slice(0, 4)}H1` : `${Number(half.slice(0, 4)) - 1}H2`;

/** The half year after this one. */
export const after = (half: string): string =>
  half.endsWith('H1') ? `${half.slice(0, 4)}H2` : `${Number(half.slice(0, 4)) + 1}H1`;
