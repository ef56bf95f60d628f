import type { DescribedConcept, Remark } from '../../domain/remark.ts';
import { listOf, phraseDeed, withArticle } from './setting-phrases.ts';

type MeansAlready = Extract<Remark, { say: 'means-already' }>;

/** Both meanings of a name, and the question which it shall have. */
export function wordMeansAlready({ name, is, of = name, before, wanted }: MeansAlready): string {
  const now = before ? phraseConcept(before) : alreadyIs(is, of);
  return `"${name}" ${before ? 'already means' : 'already is'} ${now}. Should it be ${phraseConcept(wanted)} now?`;
}

const phraseConcept = ({ steps, uses, means }: DescribedConcept): string =>
  means ? listOf(means.map(withArticle)) : listOf([...uses, ...steps.map(phraseDeed)]);

function alreadyIs(is: MeansAlready['is'], of: string): string {
  switch (is) {
    case 'value':
      return of;
    case 'word':
    case 'command':
      return 'something that I do when you say it';
    case 'room':
    case 'floor':
      return `the name of a ${is}`;
    default:
      return `the name of a ${is}, ${withArticle(of)}`;
  }
}
