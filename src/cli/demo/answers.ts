/**
 * What the person of the demo answers. They know one thing, what their words mean, and else what anyone would: to say it
 * again, to say yes where they are asked whether it was so, to give up where they do not follow.
 */
export function answerWith(definition: string): (question: string, last: string) => string {
  return (question, last) => {
    if (/\b(teach|explain|what|how)\b/i.test(question)) return definition;
    if (/\b(sorry|again|repeat|pardon|didn.t)\b/i.test(question)) return last;
    if (/\b(did you|do you mean|right|correct|shall i|should i)\b/i.test(question)) return 'yes';
    return question === '' ? last : 'never mind';
  };
}
