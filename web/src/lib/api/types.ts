import type { components, paths } from './schema.d.ts';

type Schemas = components['schemas'];

export type Person = Schemas['Person'];
export type Named = Schemas['Named'];
export type Me = Schemas['Me'];
export type Session = Schemas['Session'];
export type Block = Schemas['Block'];
export type InvitationLook = Schemas['InvitationFound'];
export type Invitation = Schemas['InvitationMade'];
export type InvitationCard = Schemas['Invitation'];
export type AccountCard = Schemas['AccountCard'];
export type Notice = Schemas['Notice'];
export type HelpLine = Schemas['HelpLine'];
export type Room = Schemas['Room'];
export type WhyClosed = NonNullable<Room['why_closed']>;
export type RoomInvitation = Schemas['RoomInvitation'];
export type RoomRequest = Schemas['RoomRequest'];
export type YesOrNo = Schemas['YesOrNo']['answer'];
export type Interest = Schemas['Interest'];
export type OverseenGroup = Schemas['OverseenGroup'];
export type CloseReason = NonNullable<Schemas['Close']['reason']>;
export type Hit = Schemas['Found'];
export type Preferences = Schemas['Preferences'];
export type TopicChoice = Schemas['Topic'];
export type QuietHours = Schemas['Quiet'];
export type Channel = 'app' | 'push' | 'mail';
export type RoomPerson = Schemas['Member'];
export type Message = Schemas['Message'];
export type MessagePage = Schemas['MessagePage'];
export type Quote = Schemas['Quote'];
export type Reaction = Schemas['Reaction'];
export type Sign = Reaction['sign'];
export type ChatPicture = Schemas['Picture'];
export type Guide = Schemas['Guide'];
export type Rehearsal = Schemas['Rehearsal'];
export type Slot = Schemas['Slot'];
export type NewSlot = Schemas['NewSlot'];
export type Neighbour = Schemas['Neighbour'];
export type CoHost = Schemas['CoHost'];
export type HostCandidate = Schemas['HostCandidate'];
export type HostRequest = Schemas['HostRequest'];
export type EventPhoto = Schemas['EventPhoto'];
export type Choices = Schemas['Choices'];
export type Cv = Required<Schemas['Cv']>;
export type Experience = Cv['experiences'][number];
export type CvSaving = Schemas['CvSaving'];
export type ReadResume = Schemas['ReadResume'];
export type Profile = Schemas['Profile'];
export type ProfileChanges = Schemas['ProfileChanges'];
export type ProfilePreview = Schemas['Preview'];
export type Outlook = Schemas['Outlook'];
export type Proposal = Schemas['Proposal'];
export type Friend = Schemas['Friend'];
export type CheckIn = Schemas['CheckIn'];
export type CheckInAnswer = Schemas['CheckInAnswer'];
export type Visit = Schemas['Visit'];
export type Visited = Schemas['Visited'];
export type Draft = Schemas['Draft'];
export type Round = Schemas['Round'];
export type RoundPreview = Schemas['RoundPreview'];
export type LeftOut = Schemas['LeftOut'];
export type Alternative = Schemas['Alternative'];
export type Rejection = Schemas['Rejection']['code'];
export type BulkApproval = Schemas['BulkApproval'];
export type Event = Schemas['Event'];
export type Month = Schemas['Month'];
export type Feed = Schemas['Feed'];
export type OpenedFeed = Schemas['OpenedFeed'];
export type Company = Schemas['Company'];
export type NewEvent = Schemas['NewEvent'];
export type EventChanges = Schemas['EventChanges'];
export type EventDraftFacts = Schemas['EventDraftFacts'];
export type SavedDraft = Schemas['EventDraft'];
export type OwnEvent = Schemas['OwnEvent'];
export type Reach = Schemas['Reach'];
export type Scope = keyof Reach;
export type Guest = Schemas['Guest'];
export type EventReview = Schemas['EventReview'];
export type Opening = Schemas['Opening'];
export type After = Schemas['After'];
export type NewAfter = Schemas['NewAfter'];
export type Feedback = Schemas['Feedback'];
export type Idea = Schemas['Idea'];
export type IdeaChoice = Schemas['NewVote']['choice'];
export type IdeaAnswer = Schemas['NewIdeaAnswer'];
export type IdeaComment = Schemas['IdeaComment'];
export type Pot = Schemas['Pot'];
export type LedgerEntry = Schemas['Entry'];
export type Budget = Schemas['Budget'];
export type BudgetProposal = Schemas['BudgetProposal'];
export type NewBudgetProposal = Schemas['NewBudgetProposal'];
export type Ballot = Schemas['NewBallot']['choice'];
export type Way = Schemas['Way'];
export type Tariff = Schemas['Tariff'];
export type Travel = Schemas['Travel'];
export type TravelRequest = Schemas['TravelRequest'];
export type CrewMember = Schemas['CrewMember'];
export type OwnMembership = Schemas['OwnMembership'];
export type HouseRoom = Schemas['HouseRoom'];
export type NewHouseRoom = Schemas['NewRoom'];
export type Equipment = NewHouseRoom['equipment'] extends (infer E)[] | undefined ? E : never;
export type Booking = Schemas['Booking'];
export type NewBooking = Schemas['NewBooking'];
export type BookingChanges = Schemas['BookingChanges'];
export type Week = Schemas['Week'];
export type NewWeek = Schemas['NewWeek'];
export type SpecialDay = Schemas['SpecialDay'];
export type NewSpecialDay = Schemas['NewSpecialDay'];
export type Door = Schemas['Door'];
export type DoorCode = Schemas['DoorCode'];
export type Inside = Schemas['Inside'];
export type NewScan = Schemas['NewScan'];
export type Scan = Schemas['Scan'];
export type Feel = Schemas['Feel'];
export type SignUp = Schemas['SignUp'];
export type Report = Schemas['Report'];
export type CaseSummary = Schemas['CaseSummary'];
export type Case = Schemas['Case'];
export type Guideline = Schemas['Guideline'];
export type Act = Schemas['Act'];
export type Decision = Schemas['Decision'];
export type Statement = Schemas['Statement'];
export type Look = Schemas['Look'];
export type Second = Schemas['Second'];
export type SeenSecond = Schemas['SeenSecond'];
export type Appeal = Schemas['Appeal'];
export type SeenAppeal = Schemas['SeenAppeal'];
export type Around = Schemas['Around'];

export type Answer = Schemas['Answer']['answer'];
export type Avatar = Person['avatar'];
export type Tone = Person['tone'];
export type ReportKind =
  | 'chat.message'
  | 'chat.room'
  | 'accounts.profile'
  | 'events.event'
  | 'events.visit'
  | 'friendbank.proposal'
  | 'crew.idea'
  | 'crew.proposal'
  | 'crew.comment'
  | 'crew.rule';
export type ReportReason = Schemas['NewReport']['reason'];
export type AgeBand = NewEvent['age_bands'][number];
export type EventCategory = Event['category'];

/** A page of a list, with the cursor of the next one. */
export interface Page<T> {
  items: T[];
  next: string | null;
}

export type { paths };
export type Figures = Schemas['Figures'];
export type GroupFigures = Schemas['GroupFigures'];
export type Share = Schemas['Share'];
export type Weights = Schemas['Weights'];
export type Watch = Schemas['Watch'];
export type Shift = Schemas['Shift'];
export type Watcher = Schemas['Watcher'];
export type Call = Schemas['Call'];
export type PhoneList = Schemas['PhoneList'];
export type Load = Schemas['Load'];
export type Concern = Schemas['Concern'];
export type ConcernSummary = Schemas['ConcernSummary'];
export type ConcernFacts = Schemas['ConcernFacts'];
export type ConcernHandOver = Schemas['ConcernHandOver'];
export type WorkFigures = Schemas['WorkFigures'];
export type WorkGroup = Schemas['WorkGroup'];
export type WorkShare = Schemas['WorkShare'];
export type Transparency = Schemas['Transparency'];
export type Rule = Schemas['Rule'];
export type RuleMode = Rule['mode'];
export type Calibration = Schemas['Calibration'];
export type ExampleResult = Schemas['ExampleResult'];
export type CrewShift = Schemas['CrewShift'];
export type NewCrewShift = Schemas['NewCrewShift'];
export type Duty = CrewShift['duty'];
export type ShiftOffer = Schemas['ShiftOffer'];
export type RotaPerson = Schemas['RotaPerson'];
export type OwnRota = Schemas['OwnRota'];
export type HouseRule = Schemas['HouseRule'];
export type NewHouseRule = Schemas['NewHouseRule'];
export type Application = Required<Schemas['Application']>;
export type ApplicationState = Application['state'];
export type ApplicationSaving = Schemas['ApplicationSaving'];
