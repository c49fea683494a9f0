package rules

import (
	"net/netip"
	"strconv"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
)

// storeModeRows are on the mode of the files in which glance_store keeps images.
func storeModeRows() []Row {
	mode := Row{
		Where:       Where{Section: anySection},
		Options:     []string{"filesystem_store_file_perm"},
		Is:          value(noMode),
		If:          []Guard{forProgram(storePrograms...), fileStore},
		Message:     "{assigned} is not a mode in octal digits",
		Effect:      "Glance raises ValueError when it sets up the store, and does not start.",
		Remediation: "Write the mode in octal digits, such as 640.",
		Bad:         "[glance_store]\nfilesystem_store_file_perm = 689\n", Good: "[glance_store]\nfilesystem_store_file_perm = 640\n",
	}
	unreadable := mode
	unreadable.Is = value(modeWithoutOwner)
	unreadable.Message = "{assigned} does not let Glance, the owner, read images"
	unreadable.Effect = "Glance logs that the option is invalid, and can add no image to the store."
	unreadable.Remediation = "Set filesystem_store_file_perm to 640."
	unreadable.Bad = "[glance_store]\nfilesystem_store_file_perm = 40\n"
	return []Row{mode, unreadable}
}

// refusedByAllRows are on the networks of oslo.middleware's health check, which every
// service may have.
func refusedByAllRows() []Row {
	const weekly = "[DEFAULT]\nlog_rotation_type = interval\nlog_rotate_interval_type = weekday\nlog_rotate_interval = "
	return []Row{{
		Where:       Where{Section: "healthcheck"},
		Options:     []string{"allowed_source_ranges"},
		Is:          item(noSourceRange),
		Message:     "{option} lists {item}, which is not a network",
		Effect:      "The health check raises ValueError when it is set up, and the API that has it does not start.",
		Remediation: "Write each network with its prefix length and no host bits, such as 192.0.2.0/24, or a single address.",
		Bad:         "[healthcheck]\nallowed_source_ranges = 192.0.2.10/24\n", Good: "[healthcheck]\nallowed_source_ranges = 192.0.2.0/24,2001:db8::1\n",
		Release: "2026.1",
	}, {
		Where:       Where{Section: "DEFAULT"},
		Options:     []string{"log_rotate_interval"},
		Is:          moreThan(lastWeekday),
		If:          []Guard{with("log_rotation_type", inFold("interval")), with("log_rotate_interval_type", inFold("weekday"))},
		Message:     "{assigned} is not a day of the week: log_rotate_interval_type is weekday, and days count from 0",
		Effect:      "oslo.log raises ValueError when it sets up the log, and the program exits.",
		Remediation: "Write a number from 0 for Monday to 6 for Sunday.",
		Bad:         weekly + "7\n", Good: weekly + "6\n",
	}}
}

// lastWeekday is Sunday, as Python's log handlers count the days.
const lastWeekday = 6

// fileStore holds in a section of Glance's that describes a store on a file system
// which it sets up.
func fileStore(p *Pass, s *config.Setting) bool {
	if s.Section() != "glance_store" {
		return true // only the sections of such stores register the option
	}
	return singleStore(p, s) && lists("glance_store", "stores", "file", "glance.store.filesystem.Store")(p, s)
}

// noMode and modeWithoutOwner judge a number as Glance does: its decimal digits are
// octal ones. Zero and below stand for no mode.
func noMode(s *config.Setting) bool {
	n, ok := number(s)
	return ok && n > 0 && strings.ContainsAny(s.Value.Text(), "89")
}

func modeWithoutOwner(s *config.Setting) bool {
	n, ok := number(s)
	if !ok || n <= 0 {
		return false
	}
	mode, err := strconv.ParseUint(s.Value.Text(), 8, 64)
	return err == nil && mode&0o400 == 0
}

// noSourceRange reports whether Python's ipaddress surely reads no network from a
// text: it takes an address alone, and a prefix length or a mask after a slash.
func noSourceRange(text string) bool {
	if _, err := netip.ParseAddr(text); err == nil {
		return false
	}
	return noNetwork(text)
}

// limitsSources is met by a list of networks that leaves some addresses out.
var limitsSources = value(func(s *config.Setting) bool {
	if !s.Known() || !s.Filled() {
		return false
	}
	for i := range s.Items {
		if _, length, ok := strings.Cut(s.Items[i].Text, "/"); ok && (length == "0" || length == "0.0.0.0") {
			return false
		}
	}
	return true
})
