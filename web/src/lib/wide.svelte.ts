const query = matchMedia('(min-width: 60em)');
let wide = $state(query.matches);

query.addEventListener('change', () => (wide = query.matches));

/** Whether there is room for a list and what it leads to side by side. */
export const screenSize = {
  get wide(): boolean {
    return wide;
  },
};
