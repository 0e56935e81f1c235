import type { IconName } from './ui/icons.ts';

export interface Tab {
  key: 'home' | 'friends' | 'chat' | 'events' | 'jobs';
  href: string;
  icon: IconName;
  /** Only for those who may; for everyone without it. */
  needs?: string;
}

/** The five tabs. Never more; an adult has those that are not about being young. */
export const tabs: Tab[] = [
  { key: 'home', href: '/', icon: 'home' },
  { key: 'friends', href: '/friends', icon: 'friends', needs: 'friendbank.take_part' },
  { key: 'chat', href: '/chat', icon: 'chat' },
  { key: 'events', href: '/events', icon: 'calendar' },
  { key: 'jobs', href: '/jobs', icon: 'job', needs: 'jobhelp.take_part' },
];

/** The tab a path belongs to, or undefined. */
export const tabOf = (path: string): Tab | undefined =>
  tabs.find((tab) =>
    tab.href === '/' ? path === '/' : path === tab.href || path.startsWith(`${tab.href}/`),
  );
