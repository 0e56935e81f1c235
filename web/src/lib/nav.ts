import type { IconName } from './ui/icons.ts';

export interface Tab {
  key: 'home' | 'friends' | 'chat' | 'events' | 'jobs';
  href: string;
  icon: IconName;
}

/** The five tabs, for everyone. Never more. */
export const tabs: Tab[] = [
  { key: 'home', href: '/', icon: 'home' },
  { key: 'friends', href: '/friends', icon: 'friends' },
  { key: 'chat', href: '/chat', icon: 'chat' },
  { key: 'events', href: '/events', icon: 'calendar' },
  { key: 'jobs', href: '/jobs', icon: 'job' },
];

/** The tab a path belongs to, or undefined. */
export const tabOf = (path: string): Tab | undefined =>
  tabs.find((tab) =>
    tab.href === '/' ? path === '/' : path === tab.href || path.startsWith(`${tab.href}/`),
  );
