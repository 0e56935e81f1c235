/** Asking new friends how it goes. */
export const visits = {
  title: 'Opfølgning',
  intro:
    'To og seks uger efter, at nogen er blevet venner, spørger en frivillig, hvordan det går. Tager du en, får de unge tre små spørgsmål. Er noget galt, går det direkte til moderatorerne.',
  noneTitle: 'Ingen venter',
  noneText: 'Der er ingen opfølgninger lige nu, som du kan tage.',
  week: (week: number) => `Efter ${week} uger`,
  since: (date: string) => `Har ventet siden ${date}`,
  late: 'Har ventet for længe',
  take: 'Jeg spørger dem',
  taken: 'De er spurgt. Tak.',
  done: 'Færdig',
  finished: 'Opfølgningen er slut.',
  asked: 'Du har spurgt dem. Svarene kommer her.',
  silent: 'Ikke svaret endnu',
  met: { yes: 'har mødtes', not_yet: 'har ikke mødtes endnu', no: 'har ikke mødtes' },
  goOn: { yes: 'vil gerne mere', unsure: 'er i tvivl', no: 'vil ikke mere' },
  skipped: 'sprang over',
};
