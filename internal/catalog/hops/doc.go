// Package hops records what moving from one release to another demands of a
// configuration beyond the options that changed: what must be set before leaving
// a release, while services of both run, and once all services run the new one.
//
// The facts are in hops.txt, taken from the projects' release notes and upgrade
// guides but in our own words. The file is read on first use. Each line has these
// columns, separated by tabs:
//
//   - the service, or * for every one,
//   - the series being reached: one, a span such as mitaka.. or pike..zed with both
//     ends included, or "changed" for the series in which the option's default changes,
//   - which hops: "each", or "skip" for the last hop of an upgrade that skips releases,
//   - when: before, while or after,
//   - section.option, or - where no option is concerned; a section of free name has
//     its kind in angle brackets, and the note is about each such section by itself,
//   - what settles it, separated by commas: texts, ~ and a word that the value has to
//     hold, - for left unset, * for set to anything, @from for the series that is left;
//     ? where the text alone cannot settle it,
//   - for which configurations: - for all, section.option for those that set it,
//     section.option~word,word for those whose value holds one of the words; a word
//     may be - for an option that is left out, =word is the whole value, and true and
//     false stand for every spelling of a boolean; conditions joined by " & " must all
//     be met,
//   - the sources: names of release notes, or guides,
//   - what to do, in one or two sentences.
package hops
