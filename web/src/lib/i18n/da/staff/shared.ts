/** Words several of the adult screens share. */
export const shared = {
  duties: 'Din tjans',
  nav: {
    moderation: 'Kø',
    watch: 'Vagter',
    concerns: 'Bekymringer',
    matching: 'Runder',
    visits: 'Opfølgning',
    figures: 'Tal',
    organise: 'Det sker',
    hosting: 'Grupper',
    people: 'Folk',
    invitations: 'Koder',
  },
  reason: 'Grund',
  show: 'Vis',
  showAll: 'Vis alle',
  back: 'Tilbage til listen',
  notSaved: 'Intet net. Det er ikke gemt. Det, du har skrevet, står her endnu.',
  offline: 'Du kan læse det, der er hentet. Intet bliver gemt, før nettet er tilbage.',
  characters: (count: number, most: number) => `${count} af ${most} tegn`,
  tooShort: (least: number) => `Skriv mindst ${least} tegn.`,
  required: 'Skal udfyldes.',
  years: (band: string) => `${band}\u00a0år`,
  noAccessTitle: 'Det er ikke din tjans',
  noAccessText:
    'Din konto har ikke adgang hertil. Måske er din tjans eller din attest udløbet. Spørg din koordinator.',
};
