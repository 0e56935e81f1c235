/** The ages Flok is for; the server decides, this only says so while one types. */
export const AGES = { youngest: 13, guardianUntil: 15, adult: 18, oldest: 22 };

/** Whole years lived on `today`, both as `2026-11-23`; one born on 29 February has a birthday on 1 March in common years. */
export function ageOn(today: string, birthDate: string): number {
  const [years, birthYear] = [Number(today.slice(0, 4)), Number(birthDate.slice(0, 4))];
  return years - birthYear - (today.slice(5) < birthDate.slice(5) ? 1 : 0);
}

/** The group of a youth of this age, or null outside 13 to 22. */
export function bandOf(age: number): string | null {
  if (age < AGES.youngest || age > AGES.oldest) return null;
  if (age < AGES.guardianUntil) return '13-14';
  return age < AGES.adult ? '15-17' : '18-22';
}
