package proof

import "github.com/osloconf/terraform-provider-osloconf/internal/assess"

// TreeOf converts a text's typed sections to a configuration, as reading the
// object returned by the function configuration does.
func TreeOf(sections []assess.TypedSection) *assess.Tree {
	tree := &assess.Tree{}
	for _, section := range sections {
		branch := assess.Branch{Name: section.Name}
		for i := range section.Options {
			option := &section.Options[i]
			leaf := &assess.Leaf{Name: option.Name, Text: option.Text}
			switch option.Kind {
			case assess.Texts:
				leaf = texts(option.Items)
			case assess.Pairs:
				leaf = &assess.Leaf{Shape: assess.MapLeaf, Keys: option.Keys}
				for j, item := range option.Items {
					value := &assess.Leaf{Text: item}
					if option.Lists != nil {
						value = texts(option.Lists[j])
					}
					put(leaf, value)
				}
			}
			leaf.Name = option.Name
			branch.Options = append(branch.Options, *leaf)
		}
		tree.Sections = append(tree.Sections, branch)
	}
	return tree
}

func texts(items []string) *assess.Leaf {
	leaf := &assess.Leaf{Shape: assess.ListLeaf}
	for _, item := range items {
		put(leaf, &assess.Leaf{Text: item})
	}
	return leaf
}
