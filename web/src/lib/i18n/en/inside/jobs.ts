import type { InsideCatalog } from '../../types.ts';

export const jobs: InsideCatalog['jobs'] = {
  title: 'Jobs',
  comingTitle: 'Help with jobs is coming here',
  comingText: 'We are still making it. Here you will be able to find a job after school and write a CV.',
  nowTitle: 'Do you want a job now?',
  now: [
    'Ask an adult in the house. They know people who have jobs.',
    'Say what you would like and when you have time.',
    'They can help you write and call.',
  ],
  toEvents: "See what's on in the house",
};
