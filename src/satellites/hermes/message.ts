import * as asr from './asr.ts';
import * as audioServer from './audio-server.ts';
import type { MessageOf, MessageType } from './define.ts';
import * as dialogueManager from './dialogue-manager.ts';
import * as error from './error.ts';
import * as hotword from './hotword.ts';
import * as nlu from './nlu.ts';
import * as tts from './tts.ts';

const { AsrToken: _token, AsrTokens: _tokens, ...asrMessages } = asr;
const { Reason: _reason, ...hotwordMessages } = hotword;
const { Slot: _slot, ...nluMessages } = nlu;
const { TerminationReason: _termination, ...dialogueMessages } = dialogueManager;

const TYPES = {
  ...audioServer,
  ...hotwordMessages,
  ...asrMessages,
  ...nluMessages,
  ...dialogueMessages,
  ...tts,
  ...error,
};

/** Every message that is sent or received, told apart by `kind`. */
export type Message = MessageOf<(typeof TYPES)[keyof typeof TYPES]>;
export type Kind = Message['kind'];
/** The message of one kind. */
export type MessageKind<K extends Kind> = Extract<Message, { kind: K }>;

/** All message types, by kind. */
export const MESSAGE_TYPES: Readonly<Record<Kind, MessageType>> = TYPES;
