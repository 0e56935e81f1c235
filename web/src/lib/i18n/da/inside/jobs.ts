export const jobs = {
  title: 'Job',
  cvTitle: 'Skriv dit CV',
  cvText: 'Fem korte trin. Du kan holde pause, når du vil. Kun du kan se det.',
  openings: 'Find et job',
  openingsText: 'Kun job, du må have, hos nogen vi kender.',
  board: 'Din tavle',
  boardText: 'Job, du ønsker dig, og hvor langt du er.',
  rehearse: 'Øv en samtale',
  rehearseText: 'En halv time i huset med en voksen, før det gælder.',
  guides: [
    ['interview', 'Samtalen', 'Det spørger de om, og hvad du kan svare.'],
    ['start', 'Du har fået et job', 'Det skal være på plads, og hvem du kan ringe til.'],
    ['money', 'Penge og regler', 'Skat, SU og din egen løn.'],
  ] as [name: string, title: string, hint: string][],
  nowTitle: 'Vil du have et job nu?',
  now: [
    'Spørg en voksen i huset. De kender folk, der har job.',
    'Sig, hvad du gerne vil, og hvornår du har tid.',
    'De kan hjælpe dig med at skrive og ringe.',
  ],
  toEvents: 'Se, hvad der sker i huset',
};
