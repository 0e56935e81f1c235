let count = $state.raw<() => number>(() => 0);

/** How many messages wait unread: the rooms say how to count, so that the frame needs to know no rooms. */
export const unread = {
  get messages(): number {
    return count();
  },
  countWith(counting: () => number): void {
    count = counting;
  },
};
