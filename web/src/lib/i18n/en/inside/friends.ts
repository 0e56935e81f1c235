import type { InsideCatalog } from '../../types.ts';

export const friends: InsideCatalog['friends'] = {
  title: 'Friends',
  proposals: 'Suggestions for you',
  proposalTitle: 'A suggestion',
  proposalHead: 'We think you two may get on',
  proposalQuiet: 'A person has looked at this suggestion.',
  honest: "We don't know if you laugh at the same things. You only find out when you try.",
  question: 'Would you like to write to each other?',
  yes: 'Yes please',
  later: 'Later',
  no: 'No thanks',
  explain:
    "If you say no, nobody is told. If you both say yes, a chat opens. You don't have to answer today.",
  openUntil: (date) => `The suggestion is here until ${date}.`,
  waitingTitle: 'Your yes is saved',
  waitingText:
    'Now we wait for the other one. It can take a while, and it says nothing about you. You can change your answer until then.',
  laterTitle: 'It can wait',
  laterText: 'The suggestion stays here. Answer when you feel like it.',
  noTitle: "That's okay",
  noText: 'Nobody is told that you said no. You can still change it.',
  friendsTitle: 'You both said yes',
  friendsText: (name) => `Now you can write to ${name}.`,
  groupHead: (size) => `We think you ${size} may get on`,
  groupQuestion: 'Would you like to write with them?',
  groupExplain:
    'If you say no, nobody is told. If several of you say yes, a chat can open for you, at the latest when the suggestion closes.',
  groupWaitingText:
    'Now we wait for the others. It says nothing about you. You can change your answer until the suggestion closes.',
  gatheredTitle: 'Several of you said yes',
  writeTogether: 'Write together',
  writeTo: (name) => `Write to ${name}`,
  meetAt: 'You can meet here if you like',
  closedText: 'The suggestion is closed. We keep looking.',
  answered: 'Your answer is saved',
  yourFriends: 'Your friends',
  noFriendsTitle: 'Here are the ones you say yes to',
  noFriendsText: 'When you both say yes, they are here. Then you can write.',
  since: (date) => `Friends since ${date}`,
  reportProposal: 'Tell us about the suggestion',
};
