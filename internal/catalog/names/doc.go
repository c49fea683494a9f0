// Package names knows, for each series, the names of filters, drivers and plugins
// that services load from their own releases and from a few related packages.
//
// Each file below data lists one service; oslo.txt lists what every service
// loads through a library. A file is read on first use. Its lines are
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
// project gives the tags that were read, the last of each series, and for a series
// in development a commit; tools/names reads them again. Several headings above
// one list share it. from says where in the project the names are found, or "hand"
// if they were read from its code by hand. others says what an unlisted name may
// be: none (nothing), names (anything another package registers) or paths (a class
// path elsewhere); own lists prefixes that no other package can provide, tests
// names and prefixes that exist for tests. A span without an end lasts to the
// newest series; "before" means series older than the first. An arrow gives the
// name to write instead. "in" gives the package that provides the name and, if the
// project itself has the name at other times, the spans in which it does.
//
// Names are compared exactly: every one of these lists is case-sensitive.
//
// interfaces.txt says which interfaces suit each hardware type of Ironic.
package names
