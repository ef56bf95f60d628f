/**
 * What the person of the demo answers. They know one thing, what their words mean, and else what anyone would: to say it
 * again, to say yes where they are asked whether it was so, to give up where they do not follow.
 */
export function answerWith(definition: string): (question: string, last: string) => string {
  return (question, last) => {
    if (/sorry|again|repeat|didn.t (hear|catch|understand)|pardon/i.test(question)) return last;
    if (/teach|what (is|does|should|do you want)|explain/i.test(question)) return definition;
    if (/did you|do you mean|is that|right\?|correct\?|shall i|should i/i.test(question)) return 'yes';
    return question === '' ? last : 'never mind';
  };
}
