export const jobs = {
  title: 'Job',
  comingTitle: 'Her kommer hjælp til job',
  comingText: 'Vi er i gang med at lave den. Her skal du kunne finde et job efter skole og skrive et CV.',
  nowTitle: 'Vil du have et job nu?',
  now: [
    'Spørg en voksen i huset. De kender folk, der har job.',
    'Sig, hvad du gerne vil, og hvornår du har tid.',
    'De kan hjælpe dig med at skrive og ringe.',
  ],
  toEvents: 'Se, hvad der sker i huset',
};
