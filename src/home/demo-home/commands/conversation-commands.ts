import { badFormat, type Command } from './command.ts';

/** The demo home's conversation agent. It has no sentences of its own, so that it understands none, as the hub says it. */
export const conversationCommands: Readonly<Record<string, Command>> = {
  'conversation/process': (message) => {
    if (typeof message.text !== 'string') return badFormat("required key not provided @ data['text']");
    const given = message.conversation_id;
    return {
      result: {
        response: {
          speech: { plain: { speech: "Sorry, I couldn't understand that", extra_data: null } },
          card: {},
          language: typeof message.language === 'string' ? message.language : 'en',
          response_type: 'error',
          data: { code: 'no_intent_match' },
        },
        conversation_id: typeof given === 'string' ? given : `demo-${message.id}`,
        continue_conversation: false,
      },
    };
  },
};
