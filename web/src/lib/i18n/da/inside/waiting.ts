export const waiting = {
  lookingTitle: 'Vi leder efter en til dig',
  pausedTitle: 'Du holder pause',
  todoTitle: 'Fortæl lidt om dig først',
  since: (days: number) =>
    days < 1
      ? 'Du begyndte i dag.'
      : days === 1
        ? 'Du har ventet i en dag.'
        : `Du har ventet i ${days} dage.`,
  until: (date: string) => `Pausen slutter ${date}.`,
  resume: 'Slå forslag til igen',
  start: 'Kom i gang',
  levers: 'Det her kan du selv gøre',
  leversText: 'Kun hvis du har lyst. Du kan lave det om igen.',
  loosen: 'Gør det',
  loosened: 'Gemt. Nu leder vi bredere.',
  resumed: 'Gemt. Nu leder vi igen.',
  preview: 'Se, hvad andre kan få at vide',
};
