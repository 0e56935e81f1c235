/** What each rule of screening caught, and which behave unlike themselves. */
export const rules = {
  title: 'Reglerne',
  lead: 'Hvor mange beskeder hver regel har fanget de seneste syv hele dage, og de fire uger før. Ingen ord bliver gemt.',
  caught: (week: number, before: number) => `${week} på en uge, ${before} i de fire før`,
  last: (day: string) => `sidst ${day}`,
  standings: { new: 'Ny', usual: 'Som den plejer', quiet: 'Blevet stille', loud: 'Fanger mere' } as Record<
    string,
    string
  >,
  quietText: 'En regel, der bliver stille, kan være gået i stykker. En, der fanger mere, kan fange forkert.',
  change: 'Se dem dag for dag, og slå til eller fra',
  emptyTitle: 'Intet er fanget endnu',
  emptyText: 'Her står hver regel, fra dagen efter den fangede noget første gang.',
};
