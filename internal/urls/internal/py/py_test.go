package py

import (
	"math"
	"slices"
	"strings"
	"testing"
)

func TestUnquote(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]struct {
		text     string
		replaced bool
	}{
		"":             {"", false},
		"a+b":          {"a+b", false},
		"%41%4":        {"A%4", false},
		"%zz%":         {"%zz%", false},
		"%C3%A9":       {"é", false},
		"é%41":         {"éA", false},
		"%E9":          {"\ufffd", true},
		"%F0%9F%98":    {"\ufffd", true},
		"%E2%82x":      {"\ufffdx", true},
		"%ED%A0%80":    {"\ufffd\ufffd\ufffd", true},
		"%C0%80":       {"\ufffd\ufffd", true},
		"%F0%80":       {"\ufffd\ufffd", true},
		"%F4%90":       {"\ufffd\ufffd", true},
		"%E0%80":       {"\ufffd\ufffd", true},
		"%EF%BF%BD":    {"\ufffd", false},
		"%C3é%A9":      {"\ufffdé\ufffd", true},
		"%2F%3a%40%25": {"/:@%", false},
	} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			if got, replaced := Unquote(text); got != want.text || replaced != want.replaced {
				t.Errorf("%q, %t, want %q, %t", got, replaced, want.text, want.replaced)
			}
		})
	}
}

func TestQuote(t *testing.T) {
	t.Parallel()
	if got, want := Quote("aZ0_.-~/ :@é"), "aZ0_.-~/%20%3A%40%C3%A9"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestInt(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]struct {
		n  int64
		ok bool
	}{
		"5672": {5672, true}, " 7\u3000": {7, true}, "+7": {7, true}, "-0": {0, true}, "5_6": {56, true}, "٣": {3, true},
		"\U0001d7d9": {1, true}, "99999999999999999999": {math.MaxInt64, true}, "-99999999999999999999": {-math.MaxInt64, true},
		"": {}, " ": {}, "+": {}, "5__6": {}, "_5": {}, "5_": {}, "0x1": {}, "1e3": {}, "¹": {}, "7\x1f": {}, "+-7": {}, "- 7": {},
		strings.Repeat("1", 4301): {},
	} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			if n, ok := Int(text); ok != want.ok || ok && n != want.n {
				t.Errorf("%d, %t, want %d, %t", n, ok, want.n, want.ok)
			}
		})
	}
}

func TestHex(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]struct {
		n  int64
		ok bool
	}{
		"8086": {0x8086, true}, "0xFf": {255, true}, " +a ": {10, true}, "-1": {-1, true}, "1_0": {16, true}, "0x_1": {1, true}, "٣": {3, true},
		"0": {0, true}, "ffffffffffffffffffff": {math.MaxInt64, true}, "": {}, "0x": {}, "0x__1": {}, "_1": {}, "1_": {}, "g": {}, "é": {},
	} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			if n, ok := Hex(text); ok != want.ok || ok && n != want.n {
				t.Errorf("%d, %t, want %d, %t", n, ok, want.n, want.ok)
			}
		})
	}
}

func TestPort(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][2]bool{"0": {true, true}, "65535": {true, true}, "65536": {true, false}, "": {}, "+1": {}, "٣": {}, "1_0": {}} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			if _, isNumber, inRange := Port(text); isNumber != want[0] || inRange != want[1] {
				t.Errorf("%t, %t, want %v", isNumber, inRange, want)
			}
		})
	}
}

func TestParseQuery(t *testing.T) {
	t.Parallel()
	pairs, dropped := ParseQuery("a=1&&b=&c&a+b=c%3Dd=e&=x")
	if want := []Pair{{"a", "1"}, {"a b", "c=d=e"}, {"", "x"}}; !slices.Equal(pairs, want) {
		t.Errorf("%q, want %q", pairs, want)
	}
	if want := []string{"b", "c"}; !slices.Equal(dropped, want) {
		t.Errorf("dropped %q, want %q", dropped, want)
	}
}

func TestSplitURL(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]struct {
		split   Split
		refusal Refusal
	}{
		"\x00 Ab+c://h:1/p?q#f": {Split{"ab+c", "h:1", "/p", "q", "f", true, true, false}, None},
		"a\tb:/p":               {Split{"ab", "", "/p", "", "", false, false, true}, None},
		"1a://h":                {Split{Path: "1a://h"}, None},
		"a b://h":               {Split{Path: "a b://h"}, None},
		"a://[h":                {Split{Scheme: "a", Authority: "[h", HasAuthority: true}, Brackets},
		"a://x[::1]":            {Split{Scheme: "a", Authority: "x[::1]", HasAuthority: true}, Brackets},
		"a://[::1]x":            {Split{Scheme: "a", Authority: "[::1]x", HasAuthority: true}, Brackets},
		"a://[v1.x]":            {Split{Scheme: "a", Authority: "[v1.x]", HasAuthority: true}, None},
		"a://[v.x]":             {Split{Scheme: "a", Authority: "[v.x]", HasAuthority: true}, Bracketed},
		"a://[::1%]":            {Split{Scheme: "a", Authority: "[::1%]", HasAuthority: true}, Bracketed},
		"a://℀":                 {Split{Scheme: "a", Authority: "℀", HasAuthority: true}, Compatible},
	} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			if split, refusal := SplitURL(text); split != want.split && refusal == None || refusal != want.refusal {
				t.Errorf("%+v, %d, want %+v, %d", split, refusal, want.split, want.refusal)
			}
		})
	}
}

func TestSplitHost(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]Host{
		"":                   {},
		"u:p:w@x@H:1":        {"u", "p:w@x", "h", "1", true, true},
		"@h":                 {"", "", "h", "", true, false},
		"[FE80::1%Eth0]:5":   {"", "", "fe80::1%Eth0", "5", false, false},
		"u@[::1]ignored:7:8": {"u", "", "::1", "7:8", true, false},
	} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			if got := SplitHost(text); got != want {
				t.Errorf("%+v, want %+v", got, want)
			}
		})
	}
}
