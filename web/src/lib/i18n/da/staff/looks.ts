/** Looking at what new organisers post. */
export const looks = {
  title: 'Nye opslag',
  waiting: (count: number) =>
    count === 1 ? '1 nyt opslag venter på et blik' : `${count} nye opslag venter på et blik`,
  lead: 'De første gange, nogen slår noget op, ser en af os på det først. Er det trygt, og ved man, hvem der tager imod?',
  since: (time: string) => `Sendt ${time}`,
  late: 'Har ventet et døgn',
  known: (approved: number, enough: number) => `${approved} af ${enough} set før`,
  place: 'Sted:',
  bands: 'For:',
  approve: 'Det er fint, vis det',
  approved: 'Tak. Nu kan de unge se det.',
  giveBack: 'Send det tilbage',
  giveBackText: 'Arrangøren får sine ord tilbage og kan slå det op igen. Intet går tabt.',
  giveBackAct: 'Send tilbage',
  reason: 'Hvad skal være anderledes?',
  reasonHint: 'Arrangøren læser det. "Skriv, hvem der står i døren."',
  returned: 'Det er sendt tilbage med din grund.',
  noneTitle: 'Ingen venter',
  noneText: 'Når en ny arrangør slår noget op, står det her.',
};
