/** Whether an adult looks right now. */
export const watching = {
  until: (until: string) => `En voksen holder øje til kl. ${until}.`,
  from: (from: string) => `Ingen holder øje lige nu. Næste gang: ${from}. Brug hjælpelinjerne imens.`,
  nobody: 'Ingen holder øje lige nu. Brug hjælpelinjerne.',
};
