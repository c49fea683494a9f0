package types

import (
	"strconv"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/internal/py"
)

// maxJoined bounds the text converted repeatedly while joining parts of a list
// or dict, in bytes over the whole value.
const maxJoined = 16 << 20

// maxItems bounds the items of a list or dict: a comma takes one byte of text
// and a hundred bytes of memory.
const maxItems = 100_000

func tooMany() error { return plain("more than " + strconv.Itoa(maxItems) + " items") }

// ListType is oslo_config.types.List: items separated by commas. There is no
// quoting; a part that does not convert is joined with the next one.
type ListType struct {
	Item   Type // nil means a plain StringType
	Bounds bool // the text must be enclosed in "[" and "]"
}

// Name is "list".
func (ListType) Name() string { return "list" }

func (t ListType) item() Type {
	if t.Item == nil {
		return StringType{}
	}
	return t.Item
}

// Parse splits and converts a text.
func (t ListType) Parse(text string) (Value, error) {
	s := strings.TrimRight(py.Strip(text), ",")
	if t.Bounds {
		var err error
		if s, err = unwrap(s, "[", "]"); err != nil {
			return Value{}, err
		}
	}
	if s == "" {
		return ListValue(), nil
	}
	if strings.Count(s, ",") >= maxItems {
		return Value{}, tooMany()
	}
	items := make([]Value, 0, strings.Count(s, ",")+1)
	joiner := joiner{rest: s, whole: wholeParts(t.item())}
	for joiner.more() {
		var item Value
		err := joiner.take(func(part string) error {
			var err error
			item, err = t.item().Parse(py.Strip(part))
			return err
		})
		if err != nil {
			return Value{}, err
		}
		items = append(items, item)
	}
	return ListValue(items...), nil
}

// unwrap drops the brackets that a bounded value must have.
func unwrap(s, open, shut string) (string, error) {
	if !strings.HasPrefix(s, open) {
		return "", plain(`Value should start with "` + open + `"`)
	}
	if !strings.HasSuffix(s, shut) {
		return "", plain(`Value should end with "` + shut + `"`)
	}
	return s[1 : len(s)-1], nil
}

// wholeParts reports whether no text with a comma converts, so joining parts
// cannot help and only the last attempt matters.
func wholeParts(t Type) bool {
	switch t.(type) {
	case BoolType, IntType, FloatType, PortType, RangeType, IPType, HostnameType, HostAddressType, HostDomainType:
		return true
	}
	return false
}

// joiner walks the parts between commas.
type joiner struct {
	rest  string
	done  bool
	whole bool // see wholeParts
	spent int  // bytes tried beyond each part's first attempt
}

func (j *joiner) more() bool { return !j.done }

// take tries the next part, joined with the following ones as long as that
// fails. The error is the last attempt's, as in the real library.
func (j *joiner) take(try func(part string) error) error {
	end := strings.IndexByte(j.rest, ',')
	for {
		if end < 0 {
			j.done = true
			return try(j.rest)
		}
		err := try(j.rest[:end])
		if err == nil {
			j.rest = j.rest[end+1:]
			return nil
		}
		if reason, ok := err.(*Error); ok && reason.Overflow {
			return err // the library joins only after a ValueError
		}
		if j.whole {
			return try(j.rest)
		}
		if j.spent += end; j.spent > maxJoined {
			return plain("too many parts that do not convert")
		}
		if next := strings.IndexByte(j.rest[end+1:], ','); next < 0 {
			end = -1
		} else {
			end += 1 + next
		}
	}
}
