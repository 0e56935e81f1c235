/** When the house is open. */
export const house = {
  open: 'Huset er åbent',
  closed: 'Huset er lukket lige nu',
  until: (time: string) => `Til ${time}`,
  opens: (when: string) => `Åbner ${when}`,
  title: 'Hvornår er huset åbent?',
  text: 'Du kan bare komme. Du behøver ikke skrive dig på noget.',
  shut: 'Lukket',
  reasons: {
    closed: 'Lukket den dag',
    repairs: 'Vi bygger om',
    summer: 'Ferie',
    away: 'Vi er på tur',
    special: 'Noget særligt sker',
    longer: 'Åbent længere',
    shorter: 'Åbent kortere',
    holiday: 'Helligdag',
  },
  holidays: {
    public: 'Helligdag',
    may_day: '1. maj',
    constitution_day: 'Grundlovsdag',
    christmas_eve: 'Juleaften',
    new_years_eve: 'Nytårsaften',
  },
};
