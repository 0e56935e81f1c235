/** Words several of the adult screens share. */
export const shared = {
  save: 'Gem',
  reason: 'Grund',
  done: 'Gjort',
};
