package spec

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"
)

// wants reports whether an error is an *Error of the kind and item, or nil for
// kind 0.
func wants(err error, kind Kind, item int) bool {
	if kind == 0 {
		return err == nil
	}
	var e *Error
	return errors.As(err, &e) && e.Kind == kind && e.Item == item && e.Error() == kind.String()
}

func TestParseCPUs(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]struct {
		set  CPUs
		kind Kind
		item int
	}{
		"0-3,^2,5":         {set: CPUs{{0, 1}, {3, 3}, {5, 5}}},
		"5,0-3,4":          {set: CPUs{{0, 5}}},
		"0-9,^2-4,^6,^8-9": {set: CPUs{{0, 1}, {5, 5}, {7, 7}}},
		"0-9,^3-20,12":     {set: CPUs{{0, 2}}},
		"0-2,8-9,^1-8":     {set: CPUs{{0, 0}, {9, 9}}},
		" 1 - 2 ,, 4 ":     {set: CPUs{{1, 2}, {4, 4}}},
		"^0":               {},
		"":                 {},
		"3-0":              {kind: Reversed},
		"1,0..3":           {kind: NotANumber, item: 1},
		"0-3 5":            {kind: NotANumber},
		"0x1":              {kind: NotANumber},
		"1-":               {kind: NotANumber},
		"-1":               {kind: NotANumber},
		"^":                {kind: NotANumber},
	} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			set, err := ParseCPUs(text)
			if !wants(err, want.kind, want.item) || !slices.Equal(set, want.set) {
				t.Errorf("%v, %v, want %v, %s", set, err, want.set, want.kind)
			}
		})
	}
}

func TestOverlap(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{"0-3 4-7": false, "0-3,8 4-8": true, "5 0-9": true, "0-9,^5 5": false, " 1": false} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			first, second, _ := strings.Cut(text, " ")
			a, err := ParseCPUs(first)
			if err != nil {
				t.Fatal(err)
			}
			b, err := ParseCPUs(second)
			if err != nil {
				t.Fatal(err)
			}
			if a.Overlap(b) != want || b.Overlap(a) != want {
				t.Errorf("%v and %v: want %t", a, b, want)
			}
		})
	}
}

func TestParseDevices(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]struct {
		wide []bool
		kind Kind
		item int
		any  bool
	}{
		`{"vendor_id":"8086","product_id":"1520"}`: {wide: []bool{false}},
		`{}`:                              {wide: []bool{true}},
		`{"physical_network":"physnet1"}`: {wide: []bool{true}},
		`[{"address":"*:0a:00.*"},{"vender_id":"8"}]`: {wide: []bool{false, true}},
		`{"vendor_id":"*","address":"*:*:*.*"}`:       {wide: []bool{false}, any: true},
		`{"product_id":"*","address":"::."}`:          {wide: []bool{false}, any: true},
		`{"address":{"bus":".*","func":"1"}}`:         {wide: []bool{false}, any: true},
		`{"address":{"func":"1"}}`:                    {wide: []bool{true}, any: true},
		`{"address":{"bus":"0(?=2)"}}`:                {wide: []bool{false}},
		`{"address":{"bus":"*"}}`:                     {kind: BadPattern},
		`[{},{"address":{"function":"[0-"}}]`:         {kind: BadPattern, item: 1},
		`{"devname":"eth0"}`:                          {wide: []bool{false}},
		`{"address":{"bus":"02","function":"[0-2]"}}`: {wide: []bool{false}},
		`{"address":":00."}`:                          {wide: []bool{false}},
		`{"vendor_id":"0x8086"}`:                      {wide: []bool{false}},
		`{'vendor_id': '8086'}`:                       {kind: NotJSON},
		`{"vendor_id":"8086"`:                         {kind: NotJSON},
		`"8086"`:                                      {kind: NotAnObject},
		`[{"devname":"eth0"},1]`:                      {kind: NotAnObject, item: 1},
		`{"vendor_id":8086}`:                          {kind: NotText},
		`{"product_id":null}`:                         {kind: NotText},
		`{"address":{"bus":2}}`:                       {kind: NotText},
		`{"address":5}`:                               {kind: NotText},
		`{"vendor_id":"80g6"}`:                        {kind: NotHex},
		`{"vendor_id":""}`:                            {kind: NotHex},
		`{"product_id":"10000"}`:                      {kind: OutOfRange},
		`{"address":"0000:0a:00.8"}`:                  {kind: OutOfRange},
		`{"address":"0000:100:00.0"}`:                 {kind: OutOfRange},
		`{"address":"1:2:3:4.5"}`:                     {kind: BadAddress},
		`{"devname":"eth0","address":"0000:0a:00.0"}`: {kind: NameAndAddress},
	} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			devices, err := ParseDevices(text)
			var wide []bool
			for _, d := range devices {
				wide = append(wide, d.TooWide)
				if all := d.TooWide || want.any; d.Any != all {
					t.Errorf("matches any is %t, want %t", d.Any, all)
				}
			}
			if !wants(err, want.kind, want.item) || !slices.Equal(wide, want.wide) {
				t.Errorf("%v, %v, want %v, %s", wide, err, want.wide, want.kind)
			}
		})
	}
}

func TestParseAlias(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]struct {
		name string
		wide bool
		kind Kind
	}{
		`{"name":"a1","vendor_id":"8086","device_type":"type-PF"}`: {name: "a1"},
		`{"name":" a1 ","numa_policy":"preferred"}`:                {name: "a1", wide: true},
		`{"vendor_id":"8086"}`:                                     {kind: NoKey},
		`{"name":""}`:                                              {kind: BadLength},
		`{"name":"a1","vendor_id":"80861"}`:                        {kind: NotHex},
		`{"name":"a1","vendor_id":8086}`:                           {kind: NotText},
		`{"name":"a1","device_type":"type-VDPA"}`:                  {kind: UnknownChoice},
		`{"name":"a1","numa_policy":"strict"}`:                     {kind: UnknownChoice},
		`{"name":"a1","address":"1"}`:                              {kind: UnknownMember},
		`[{"name":"a1"}]`:                                          {kind: NotAnObject},
		`{'name':'a1'}`:                                            {kind: NotJSON},
	} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			alias, err := ParseAlias(text)
			if !wants(err, want.kind, 0) || alias.Name != want.name || alias.TooWide != want.wide {
				t.Errorf("%+v, %v, want %+v", alias, err, want)
			}
		})
	}
}

func TestParseMappings(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]struct {
		read map[string]string
		kind Kind
		item int
	}{
		"physnet1:br-ex, p : b ,": {read: map[string]string{"physnet1": "br-ex", "p": "b"}},
		"p":                       {kind: WrongCount},
		"p:b:c":                   {kind: WrongCount},
		"a:b,:b":                  {kind: NoKey, item: 1},
		"p:":                      {kind: NoValue},
		"p:b,p:c":                 {kind: RepeatedKey, item: 1},
		"p:b,q:b":                 {kind: RepeatedValue, item: 1},
	} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			read, err := ParseMappings(strings.Split(text, ","))
			if !wants(err, want.kind, want.item) || !maps.Equal(read, want.read) {
				t.Errorf("%v, %v, want %v, %s", read, err, want.read, want.kind)
			}
		})
	}
}

func TestRanges(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]struct {
		vlans VLANs
		kind  Kind
	}{
		"physnet1":         {vlans: VLANs{"physnet1", Span{1, 4094}}},
		"physnet1:100:200": {vlans: VLANs{"physnet1", Span{100, 200}}},
		"p:200:100":        {kind: Reversed},
		"p:0:5000":         {kind: OutOfRange},
		"p:100":            {kind: WrongCount},
		":1:2":             {kind: NoKey},
		"p:a:2":            {kind: NotANumber},
	} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			if vlans, err := ParseVLANs(text); !wants(err, want.kind, 0) || vlans != want.vlans {
				t.Errorf("%v, %v, want %v, %s", vlans, err, want.vlans, want.kind)
			}
		})
	}
	for text, kind := range map[string]Kind{"1:1000": 0, " 1 : 16777215 ": 0, "1000:1": Reversed, "1-1000": WrongCount, "0:5": OutOfRange, "1:16777216": OutOfRange, "1:": NotANumber} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			if _, err := ParseTunnels(text, HighestVNI); !wants(err, kind, 0) {
				t.Errorf("%v, want %s", err, kind)
			}
		})
	}
}

func TestItems(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		read func() error
		kind Kind
	}{
		"level":                     {func() error { _, _, err := ParseLogLevel("amqp=WARN"); return err }, 0},
		"level of number":           {func() error { _, _, err := ParseLogLevel("amqp=5"); return err }, 0},
		"level missing":             {func() error { _, _, err := ParseLogLevel("amqp"); return err }, NoValue},
		"level in lower case":       {func() error { _, _, err := ParseLogLevel("amqp=warn"); return err }, UnknownChoice},
		"catalogue":                 {func() error { _, err := ParseCatalogInfo("volumev3::publicURL"); return err }, 0},
		"catalogue, hyphen":         {func() error { _, err := ParseCatalogInfo("block-storage::internalURL"); return err }, UnknownChoice},
		"catalogue with two fields": {func() error { _, err := ParseCatalogInfo("volumev3:publicURL"); return err }, WrongCount},
		"pages": {func() error {
			_, err := ParseHugePages(map[string]string{"node": "0", "size": "2MB", "count": "1"})
			return err
		}, 0},
		"pages without node": {func() error { _, err := ParseHugePages(map[string]string{"size": "2048", "count": "1"}); return err }, NoKey},
		"pages, bad unit": {func() error {
			_, err := ParseHugePages(map[string]string{"node": "0", "size": "2M", "count": "1"})
			return err
		}, NotANumber},
		"key":           {func() error { return CheckFernetKey("MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=") }, 0},
		"key unpadded":  {func() error { return CheckFernetKey("MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY") }, NotBase64},
		"key and é":     {func() error { return CheckFernetKey("MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=é") }, NotBase64},
		"four fields":   {func() error { _, err := ParseCatalogInfo("volumev3::publicURL:x"); return err }, WrongCount},
		"key too short": {func() error { return CheckFernetKey("MDEyMzQ1") }, BadLength},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if err := test.read(); !wants(err, test.kind, 0) {
				t.Errorf("%v, want %s", err, test.kind)
			}
		})
	}
	for _, text := range []string{"volumev3::publicURL", "volumev3::public", "volumev3::"} {
		if info, err := ParseCatalogInfo(text); err != nil || !info.KnownInterface {
			t.Errorf("%s: %+v, %v", text, info, err)
		}
	}
	if info, err := ParseCatalogInfo("volumev3::publicurl"); err != nil || info.KnownInterface {
		t.Errorf("%+v, %v", info, err)
	}
	if pages, err := ParseHugePages(map[string]string{"node": "1", "size": "1GiB", "count": "2"}); err != nil || pages != (HugePages{1, 2, 1 << 20}) {
		t.Errorf("%+v, %v", pages, err)
	}
	targets, faults := ParseTargets([]string{"a@http://h/", "http://h/", "a@x", "b@u@v"})
	if !slices.Equal(targets, []Target{{"a", "http://h/"}, {"b", "u@v"}}) || len(faults) != 2 || *faults[0] != (Error{NoKey, 1}) || *faults[1] != (Error{RepeatedKey, 2}) {
		t.Errorf("%v, %v", targets, faults)
	}
}

// No text makes a parser panic.
func FuzzReaders(f *testing.F) {
	for _, text := range []string{"0-3,^2,5", `[{"address":"*:0a:00.*","vendor_id":"0x8_6"}]`, `{"name":"a"}`, "p:1:2,p:b", "a=b", "a:b:c", "2.5GiB", "MDEyMzQ1"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		set, err := ParseCPUs(text)
		for i, s := range set {
			if err != nil || s.First > s.Last || i > 0 && set[i-1].Last >= s.First-1 {
				t.Errorf("%v", set)
			}
		}
		_, _ = ParseDevices(text)
		_, _ = ParseAlias(text)
		_, _ = ParseMappings(strings.Split(text, ","))
		_, _ = ParseVLANs(text)
		_, _ = ParseTunnels(text, HighestGRE)
		_, _, _ = ParseLogLevel(text)
		_, _ = ParseCatalogInfo(text)
		_, _ = ParseHugePages(map[string]string{"node": text, "size": text, "count": text})
		_ = CheckFernetKey(text)
	})
}

func TestAliasSince(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int{
		`{"name":"a","vendor_id":"8086"}`:                            0,
		`{"name":"a","numa_policy":"legacy"}`:                        17,
		`{"name":"a","numa_policy":"socket"}`:                        23,
		`{"name":"a","traits":"X","numa_policy":"socket"}`:           27,
		`{"name":"a","live_migratable":"Yes","resource_class":"PF"}`: 31,
	} {
		if alias, err := ParseAlias(text); err != nil || alias.Since != want {
			t.Errorf("%s: since %d, %v, want %d", text, alias.Since, err, want)
		}
	}
	if _, err := ParseAlias(`{"name":"a","live_migratable":"maybe"}`); !wants(err, UnknownChoice, 0) {
		t.Errorf("live_migratable is maybe: %v", err)
	}
}

func TestCheckAliases(t *testing.T) {
	t.Parallel()
	pf := Alias{Name: "a", DeviceType: "type-PF"}
	for name, test := range map[string]struct {
		aliases []Alias
		kind    Kind
		item    int
	}{
		"other names":        {[]Alias{{Name: "a"}, {Name: "b"}, {Name: "A"}}, 0, 0},
		"alike":              {[]Alias{pf, {Name: "a", DeviceType: "type-PF", NUMAPolicy: "legacy"}}, 0, 0},
		"a different type":   {[]Alias{pf, {Name: "a", DeviceType: "type-VF"}}, AliasesDiffer, 1},
		"a different policy": {[]Alias{pf, {Name: "a", DeviceType: "type-PF", NUMAPolicy: "required"}}, AliasesDiffer, 1},
		"no type":            {[]Alias{pf, {Name: "b"}, {Name: "b"}}, AliasesDiffer, 2},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if err := CheckAliases(test.aliases); !wants(err, test.kind, test.item) {
				t.Errorf("%v, want %s at %d", err, test.kind, test.item)
			}
		})
	}
}
