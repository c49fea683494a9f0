// Package names knows, series by series, the names of filters, drivers and
// plugins that services load from their own releases and from a few packages
// around them.
//
// Each file below data lists one service; oslo.txt lists what every service
// loads through a library. A file is read at first use. Its lines are
//
//	# a comment
//	project nova newton=14.1.0 ... 2026.2=00a030403f
//	[section] option
//	from entry nova.scheduler.driver
//	others names
//	own nova.
//	tests fake.
//	SomeFilter newton..zed,2024.1.. -> OtherFilter
//	firewall newton..rocky in neutron-fwaas
//
// project names the tags that were read, the last of each series, and for a series
// in development a commit; tools/names reads them again. Several headings above
// one list share it. from says where in the project the names stand, "hand" that
// code decides and somebody read it. others says what a name may be that is not listed:
// none (nothing), names (anything another package registers) or paths (a class
// path elsewhere); own lists the beginnings of names that no other package can
// bring, tests names and beginnings of names that are there for tests. A span
// without an end lasts to the newest series, "before" stands for series older
// than the first. An arrow gives the name to write instead. "in" gives a package
// that brings the name, and the spans in which it does where the project itself
// has the name at other times.
//
// Names are compared exactly: case counts in every one of these lists.
package names
