package spec

import (
	"math"
	"strconv"
	"strings"
	"unicode"

	"github.com/osloconf/terraform-provider-osloconf/internal/urls/internal/py"
)

// ParseLogLevel reads an item of default_log_levels, "logger=LEVEL". The level
// is one of Python's or oslo.log's names, whose case matters, or a number. The
// error is an *Error.
func ParseLogLevel(item string) (logger, level string, err error) {
	logger, level, _ = strings.Cut(item, "=")
	switch level {
	case "":
		return "", "", &Error{NoValue, 0}
	case "CRITICAL", "FATAL", "ERROR", "WARN", "WARNING", "INFO", "DEBUG", "NOTSET", "TRACE":
		return logger, level, nil
	}
	if _, ok := py.Int(level); !ok {
		return "", "", &Error{UnknownChoice, 0}
	}
	return logger, level, nil
}

// CatalogInfo is one of Nova's catalog_info options: a service's type, name and
// interface.
type CatalogInfo struct {
	Type, Name, Interface string
	// KnownInterface is false for an interface that the catalogue never has:
	// the service starts but does not find the endpoint. The URL at the end may
	// be omitted, and an empty interface finds any.
	KnownInterface bool
}

// ParseCatalogInfo reads "type:name:interface". The error is an *Error.
func ParseCatalogInfo(text string) (CatalogInfo, error) {
	kind, rest, found := strings.Cut(text, ":")
	name, end, also := strings.Cut(rest, ":")
	switch {
	case !found || !also || strings.Contains(end, ":"):
		return CatalogInfo{}, &Error{WrongCount, 0}
	case kind == "":
		return CatalogInfo{}, &Error{NoKey, 0}
	case strings.Contains(strings.TrimSuffix(end, "\n"), "\n"):
		return CatalogInfo{}, &Error{UnknownChoice, 0}
	case strings.ContainsFunc(kind+name, func(r rune) bool { return r != '_' && !unicode.IsLetter(r) && !unicode.IsNumber(r) }):
		return CatalogInfo{}, &Error{UnknownChoice, 0}
	}
	bare := strings.TrimSuffix(end, "URL")
	known := end == "" || bare == "public" || bare == "internal" || bare == "admin"
	return CatalogInfo{kind, name, end, known}, nil
}

// Target is an item of Nova's vendordata_dynamic_targets.
type Target struct{ Name, URL string }

// ParseTargets reads vendordata_dynamic_targets. Nova skips what it cannot use
// and continues: faults has one *Error for each such item.
func ParseTargets(items []string) (targets []Target, faults []*Error) {
	seen := make(map[string]bool, len(items))
	for i, item := range items {
		name, url, found := strings.Cut(item, "@")
		switch {
		case !found:
			faults = append(faults, &Error{NoKey, i})
		case seen[name]:
			faults = append(faults, &Error{RepeatedKey, i})
		default:
			seen[name] = true
			targets = append(targets, Target{name, url})
		}
	}
	return targets, faults
}

// HugePages is an item of Nova's reserved_huge_pages.
type HugePages struct {
	Node, Count int64
	// SizeKiB is the page size; without a unit, Nova reads it as KiB.
	SizeKiB float64
}

// ParseHugePages reads the members of an item of reserved_huge_pages, such as
// node:0,size:2048,count:64. Others are ignored. The error is an *Error.
func ParseHugePages(members map[string]string) (HugePages, error) {
	size, hasSize := members["size"]
	node, hasNode := members["node"]
	count, hasCount := members["count"]
	if !hasSize || !hasNode || !hasCount {
		return HugePages{}, &Error{NoKey, 0}
	}
	var h HugePages
	var ok [3]bool
	h.Node, ok[0] = py.Int(node)
	h.Count, ok[1] = py.Int(count)
	kib, isNumber := py.Int(size)
	if h.SizeKiB, ok[2] = float64(kib), isNumber; !isNumber {
		h.SizeKiB, ok[2] = kibibytes(size)
	}
	if ok != [3]bool{true, true, true} {
		return HugePages{}, &Error{NotANumber, 0}
	}
	return h, nil
}

// kibibytes reads a size with a unit, such as 2MB, 1GiB or 8Mbit: all units are
// powers of 1024.
func kibibytes(text string) (float64, bool) {
	text = strings.TrimSuffix(text, "\n") // the pattern's "$" matches before it
	bits := 1.0
	number, found := strings.CutSuffix(text, "B")
	if !found {
		bits = 8
		if number, found = strings.CutSuffix(text, "bit"); !found {
			if number, found = strings.CutSuffix(text, "b"); !found {
				return 0, false
			}
		}
	}
	scale := 1.0
	number, binary := strings.CutSuffix(number, "i")
	if n := len(number); n > 0 {
		if power := strings.IndexByte("KMGT", number[n-1]); power >= 0 {
			scale, number, binary = math.Pow(1024, float64(power+1)), number[:n-1], false
		}
	}
	if binary {
		return 0, false
	}
	digits := strings.TrimLeft(number, "+-")
	if len(number)-len(digits) > 1 || strings.Trim(digits, "0123456789.") != "" || strings.HasSuffix(digits, ".") || strings.Count(digits, ".") > 1 {
		return 0, false
	}
	n, err := strconv.ParseFloat(number, 64)
	if err != nil {
		return 0, false
	}
	return math.Ceil(n/bits*scale) / 1024, true
}
