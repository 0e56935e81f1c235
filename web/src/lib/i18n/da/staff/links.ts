/** The adult screens by name, on Hjem and Mig. */
export const links = {
  title: 'Din tjans',
  moderation: 'Beskeder, der skal ses på',
  watch: 'Vagter og kald',
  concerns: 'Bekymret for en ung',
  matching: 'Sæt venner sammen',
  visits: 'Opfølgning',
  figures: 'Vennebanken i tal',
  organise: 'Lav noget i huset',
  house: 'Døren og lokalerne',
  openings: 'Job til de unge',
  rehearsals: 'Øv en samtale',
  hosting: 'Dine rum og grupper',
  people: 'Hvem er med',
  invitations: 'Koder til nye',
};
